"""What an entry of a PDF's dictionary holds."""

from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject, PdfObject

from chalicelib.adapters.confined.zygote import require_of_the_file


def value_of(item: DictionaryObject, key: str) -> PdfObject | None:
    """The entry itself, also when the dictionary only refers to it; None when absent or broken.

    ``DictionaryObject.get`` would leave the reference unresolved.
    """
    try:
        return item[key]
    except KeyError:
        return None
    except (LimitReachedError, MemoryError, RecursionError):
        raise
    except Exception as failure:
        require_of_the_file(failure)
        return None
