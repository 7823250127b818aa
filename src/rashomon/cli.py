"""cli: stub until its room is built."""
