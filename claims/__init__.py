"""The judgement: what is asserted, on what evidence, with what verdict."""
