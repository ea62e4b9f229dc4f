"""How well recorded clips whose truth is known are judged."""
