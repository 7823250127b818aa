"""ask: stub until its room is built."""
