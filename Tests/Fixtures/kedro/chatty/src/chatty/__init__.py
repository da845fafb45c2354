"""Chatty."""
