"""Overblik: figures on a day for a program, each with the rows behind it one click away."""
