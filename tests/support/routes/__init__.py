"""Every route there is, who may call it, and one good call of it, by whom a route is for."""
