"""A flat old review, as sites have them by the thousand."""

TEXT = """\
DIRECTED BY: Ines Falk

GENRE: Drama, Mystery

YEAR: 2021

STUDIO: Harbour Pictures


A lighthouse keeper finds that the ships she guides home are from another age, and that one of them carries her own name. She has until the fog lifts to decide whether to light the lamp.

There are films that explain and films that wait. This one waits, for a face to change or for a wave to break, and it is right to do so more often than not. The first hour has hardly a line of dialogue.

The lamp room, again.

It is the second hour that loses patience. Somebody arrives with a theory, somebody else with a map, and what was a mystery becomes an appointment. The ending is kept from being silly by the sound of the sea alone.


  • A cast without a weak link.
  • The sound of the sea +++.


  • Half an hour too long.
  • A map.

SCORE: 7.5 / 10

Nora Quist

Who writes this? A former harbour pilot who watches everything with boats in it and some things without. She lives on an island and is seldom seen at premieres.
"""
