// Says what is missing where the app can't start: no WebAssembly (lock-down modes, office policies), or its file did not
// arrive. Small and old-fashioned on purpose: it runs where the app does not.
(function () {
  var started = false;
  function tell() {
    var place = document.getElementById("no-app");
    if (started || !place || !place.hidden) return;
    place.hidden = false;
    var loading = document.querySelector(".loading");
    if (loading) loading.hidden = true;
    place.scrollIntoView();
    offices(place.querySelector("ul"));
  }
  // Where the offices are. Without them the sentence above still says whom to ask.
  function offices(list) {
    fetch("/api/agencies")
      .then(function (answer) { return answer.json(); })
      .then(function (agencies) {
        agencies.forEach(function (agency) {
          var contacts = agency.contacts.map(function (contact) { return contact.value; });
          var item = document.createElement("li");
          item.textContent = [agency.office].concat(contacts).join(" · ");
          list.appendChild(item);
        });
      })
      .catch(function () {});
  }
  addEventListener("TrunkApplicationStarted", function () { started = true; });
  // A script that did not arrive tells only itself; a missing icon is no matter.
  addEventListener("error", function (event) {
    if (event.target === window || event.target.tagName === "SCRIPT") tell();
  }, true);
  addEventListener("unhandledrejection", tell);
  if (typeof WebAssembly === "undefined") addEventListener("DOMContentLoaded", tell);
})();
