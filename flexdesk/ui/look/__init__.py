"""How everything looks: tokens as colours, fonts, icons, the style sheet and small painters."""
