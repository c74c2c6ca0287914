"""A few villages in memory, by their true codes and names (held so by the contract test)."""

from chalicelib.domain.people.regions import Region, VillagePath

_NAMES = {
    "13": "Sumatera Barat",
    "13.02": "Kabupaten Solok",
    "13.02.07": "Gunung Talang",
    "13.02.07.2002": "Talang",
    "13.02.10": "Kubung",
    "13.02.10.2001": "Koto Baru",
    "13.72": "Kota Solok",
    "13.72.01": "Lubuk Sikarah",
    "13.72.01.1001": "Tanah Garam",
    "31": "DKI Jakarta",
    "31.71": "Kota Administrasi Jakarta Pusat",
    "31.71.01": "Gambir",
    "31.71.01.1001": "Gambir",
}


class MemoryRegions:
    """``domain/people/regions.Regions``."""

    def find(self, village_code: str) -> VillagePath | None:
        if len(village_code) != len("13.02.10.2001") or village_code not in _NAMES:
            return None
        return VillagePath(
            province=_region(village_code[:2]),
            regency=_region(village_code[:5]),
            district=_region(village_code[:8]),
            village=_region(village_code),
        )


def _region(code: str) -> Region:
    return Region(code=code, name=_NAMES[code])
