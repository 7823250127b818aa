"""The explorer: a page is a question rendered, complete without a script, on this machine only."""

from rashomon.explorer.app import app, serve

__all__ = ["app", "serve"]
