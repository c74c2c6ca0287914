"""Letters as PDF, with fpdf2 and segno. Only the signing Lambda imports this package."""
