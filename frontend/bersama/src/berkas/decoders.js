// Stands in for pdf.js' folder of decoders, whose files have other names once they are built.
//
// pdf.js asks for `wasmUrl` + the name of a file. With `wasmUrl` =
// "decoders.js?jbig2=<address>&openjpeg=<address>&decoder=/" that loads this module, which finds
// in its own address what was asked for, and where it lies. It is served as it is, not compiled.
const asked = new URL(import.meta.url).searchParams;
const name = asked.get("decoder").startsWith("/jbig2") ? "jbig2" : "openjpeg";
const decoder = await import(new URL(asked.get(name), import.meta.url).href);

export default decoder.default;
