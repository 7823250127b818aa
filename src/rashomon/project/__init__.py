"""project: stub until its room is built."""
