// At the edge, before a request goes to the API (CloudFront Functions, runtime 2.0). The address is
// CloudFront's own knowledge; what a browser sends under this name is overwritten.
function handler(event) {
  var request = event.request;
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  return request;
}
