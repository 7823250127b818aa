"""__main__: stub until its room is built."""
