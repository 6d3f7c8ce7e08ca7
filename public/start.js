// Runs before the app is there, inside every entry page: keeps what is typed and pressed until then, and says what is missing
// where the app can't start: no WebAssembly (lock-down modes, office policies), or its file did not arrive. Then it has the
// service worker registered (sw.js). Small and old-fashioned on purpose: it runs where the app does not.
(function () {
  var started = false;
  // What was typed, by the field's id; the field that had the focus; the last button or summary that was pressed, and its place.
  var typed = {}, focused, pressed, place;
  // The page before the app has the same buttons in the same order as the app's first one.
  function buttons() {
    var all = Array.prototype.slice.call(document.querySelectorAll("#app button, #app summary"));
    return all.filter(function (one) { return one.offsetParent; });
  }
  function keep(event) {
    if (started || !event.target.closest) return;
    if (event.type === "input") typed[event.target.id] = event.target.value;
    if (event.type === "focusin") focused = event.target;
    var button = event.type === "click" && event.target.closest("button, summary");
    if (!button) return;
    pressed = button;
    place = buttons().indexOf(button);
    if (button.type === "submit") button.setAttribute("aria-disabled", "true");
  }
  function hand_over() {
    started = true;
    ["input", "focusin", "click"].forEach(function (name) { removeEventListener(name, keep, true); });
    for (var id in typed) {
      var field = document.getElementById(id);
      if (!field) continue;
      field.value = typed[id];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    var same = focused && focused.id && document.getElementById(focused.id);
    if (same) {
      same.focus();
      if (same.setSelectionRange) same.setSelectionRange(focused.selectionStart, focused.selectionEnd);
    }
    var button = pressed && buttons()[place];
    if (button && button.tagName === "SUMMARY") button.parentNode.open = pressed.parentNode.open;
    else if (button) button.click();
    typed = focused = pressed = null;
  }
  ["input", "focusin", "click"].forEach(function (name) { addEventListener(name, keep, true); });
  addEventListener("TrunkApplicationStarted", hand_over);

  // Somebody may be logged in here (src/state/session.rs): style/components/shell.css keeps their place in the header.
  try {
    if (localStorage.getItem("known") !== null) document.documentElement.setAttribute("data-known", "");
  } catch (error) {}

  // Officers' pages have none, kiosks one of their own.
  var workers = !/^\/(petugas|kios)(\/|$)/.test(location.pathname) && navigator.serviceWorker;
  function register() {
    if (!workers) return;
    var taking = false;
    workers.register("/sw.js").then(function (registration) {
      // The first one replaces nothing; nobody is asked while they apply.
      function offer() {
        if (registration.waiting && workers.controller && !/^\/permohonan(\/|$)/.test(location.pathname)) {
          dispatchEvent(new Event("newversion"));
        }
      }
      offer();
      registration.addEventListener("updatefound", function () {
        registration.installing.addEventListener("statechange", offer);
      });
      addEventListener("takeversion", function () {
        taking = true;
        if (registration.waiting) registration.waiting.postMessage("take");
        else location.reload();
      });
    }).catch(function () {});
    workers.addEventListener("message", function (event) {
      if (event.data === "waits") dispatchEvent(new Event("versionwaits"));
    });
    workers.addEventListener("controllerchange", function () {
      if (taking) location.reload();
    });
  }
  addEventListener("TrunkApplicationStarted", register);

  // Another app shared a file (sw.js).
  if (location.search === "?dibagikan") document.head.appendChild(document.createElement("script")).src = "/share.js";

  // What the service worker keeps may be broken: without it the page is loaded once more, from the line.
  function forget_kept() {
    workers.getRegistration("/")
      .then(function (ours) { return ours && ours.unregister(); })
      .then(function () { return caches.keys(); })
      .then(function (names) { return Promise.all(names.map(function (name) { return /^perbarui-/.test(name) && caches.delete(name); })); })
      .then(function () { location.reload(); });
  }
  function tell() {
    var place = document.getElementById("no-app");
    if (started || !place || !place.hidden) return;
    if (workers && workers.controller && navigator.onLine) return forget_kept();
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
  // A script that did not arrive tells only itself; a missing icon is no matter.
  addEventListener("error", function (event) {
    if (event.target === window || event.target.tagName === "SCRIPT") tell();
  }, true);
  addEventListener("unhandledrejection", tell);
  if (typeof WebAssembly === "undefined") addEventListener("DOMContentLoaded", tell);
})();
