"""FlexDesk: the fleksjob workbench for one Danish jobcenter team."""

__version__ = "0.1.0"
