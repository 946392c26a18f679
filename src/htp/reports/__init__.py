"""Assessments as text: every format gives back what is to be written, and writes nothing itself."""
