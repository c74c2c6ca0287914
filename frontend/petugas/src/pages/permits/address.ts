export const PERMITS = "/petugas/izin";
