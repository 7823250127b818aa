"""run: stub until its room is built."""
