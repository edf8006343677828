"""Opfølgningsregler: the rules that make tasks, switched and moved with a preview first."""
