"""Spreadsheets, written row by row: XLSX and CSV."""
