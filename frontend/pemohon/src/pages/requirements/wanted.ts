/** Under this the home page keeps what was searched for there: what is typed stands in no address. */
export const WANTED = "wanted-permit";
