"""The letters of Vietnamese, for patterns that must tell a capital from a small letter.

``re`` has no class for capitals, and no range of code points holds those of Vietnamese alone.
"""

_SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

# The inside of a character class: ``rf"[{CAPITAL}]"``. For text in NFC.
CAPITAL = "A-Z" + _SMALL.upper()
