"""Udvikling i timer: the figure of few hours by month, who went which way, one citizen's course."""
