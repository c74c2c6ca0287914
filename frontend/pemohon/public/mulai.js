// Runs in every browser, and apart from the site's own script: says so when that did not start. All
// scripts of a page are through when it is loaded, and the site's own has taken the notice away then.
addEventListener("load", function () {
  var notice = document.getElementById("not-started");
  if (notice) notice.className += " app-not-started--now";
});
