// Whom the pages are built for: browsers of five years ago, which is what a cheap phone has. Newer
// syntax is rewritten by the build, newer functions are refused by the compiler (`lib` in
// tsconfig.base.json), and what is newer in the DOM has a way of its own where it is used.

export const BROWSERS = ["chrome87", "edge88", "firefox78", "safari14.1"];
