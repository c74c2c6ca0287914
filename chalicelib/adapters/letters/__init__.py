"""Letters as PDF, with fpdf2 and segno. Only the signing Lambda imports this package."""

from chalicelib.adapters.postponed import postpone

# Templates, HTML, drawings and signatures in fpdf2's own way: letters have none of them.
postpone("fpdf", "fontTools", "fontTools.svgLib")
postpone("fpdf.html", annotations=["HTML2FPDF"])
postpone("fpdf.sign", annotations=["Signature", "sign_content"])
postpone("fontTools.svgLib.path", annotations=["parse_path"])
# For cutting a typeface down, which is done before (``fonts.py``); coloured and variable ones.
postpone("fontTools.subset", "fontTools.ttLib", "fontTools.varLib", "fontTools.varLib.instancer")
postpone("fontTools.pens.ttGlyphPen", annotations=["TTGlyphPen"])
postpone("fpdf.font_type_3", annotations=["Type3Font", "get_color_font_object"])
