"""What the synthetic person does: the six exercises, well and with each of their faults."""
