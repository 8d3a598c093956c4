"""How well pages were understood, against labels that a person made."""
