"""export: stub until its room is built."""
