// At the edge, before a page is fetched from the bucket (CloudFront Functions, runtime 2.0): the same
// rules as infra/local/site.py. What stands in capitals is filled in by infra/edge.py, from the built site.
var PAGES = "%PAGES%";
var ENDINGS = "%ENDINGS%";
var NOT_FOUND = "%NOT_FOUND%";
var HEADERS = "%HEADERS%";

function handler(event) {
  var request = event.request;
  var parts = request.uri.split("/");
  var first = parts[1] || "";
  var last = parts[parts.length - 1];
  var dot = last.lastIndexOf(".");
  if (dot >= 0 && ENDINGS.indexOf(last.slice(dot)) >= 0) {
    return request;
  }
  if (first === "") {
    request.uri = "/index.html";
    return request;
  }
  if (PAGES.indexOf(first) >= 0) {
    request.uri = "/" + first + "/index.html";
    return request;
  }
  return {
    statusCode: 404,
    statusDescription: "Not Found",
    headers: HEADERS,
    body: { encoding: "text", data: NOT_FOUND },
  };
}
