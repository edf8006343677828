"""The kandidatkort as PDF, Word, text and mail, and its pictures; fed with finished content.

May import drawing, domain, base. Bytes of a card need a permit; everything else is watermarked.
"""
