"""The life of a case, who looks after it, and when it rests: forms that open as sheets."""
