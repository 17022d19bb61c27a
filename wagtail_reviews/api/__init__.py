"""The endpoints: two thin transports over one catalogue and one assembler."""
