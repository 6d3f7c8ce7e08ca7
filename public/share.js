// Offers what another app shared for the upload of the letter; loaded by start.js where the service worker (sw.js) led to the
// wizard with it. Nothing is uploaded before the person says so: any web page can send a form here.
(function () {
  // Where the words stand, and what to do is said where nothing arrived (backend/src/web/share_page.rs).
  var PAGE = "/bagikan";
  var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
  if (!worker) return location.replace(PAGE);
  navigator.serviceWorker.addEventListener("message", function (event) {
    var files = event.data && event.data.shared;
    if (!files) return;
    if (!files.length) return location.replace(PAGE);
    // Loaded again, this page has nothing to offer.
    history.replaceState(history.state, "", location.pathname);
    fetch(PAGE)
      .then(function (answer) { return answer.text(); })
      .then(function (text) { offer(files, text.slice(text.indexOf("<template>"), text.indexOf("</template>"))); })
      .catch(function () { location.replace(PAGE); });
  });
  worker.postMessage("shared");

  function offer(files, words) {
    var template = new DOMParser().parseFromString(words, "text/html").querySelector("template");
    var notice = document.importNode(template.content, true).firstElementChild;
    notice.querySelector(".name").textContent = files.map(function (file) { return file.name; }).join(", ");
    document.getElementById("app").before(notice);
    var observer = new MutationObserver(show);
    // The control comes and goes with the steps; the language can change at each.
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    observer.observe(document.getElementById("app"), { childList: true, subtree: true });
    notice.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      observer.disconnect();
      notice.remove();
      var control = button.name === "upload" && letter();
      if (!control) return;
      var chosen = new DataTransfer();
      files.forEach(function (file) { chosen.items.add(file); });
      control.files = chosen.files;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    });
    show();

    function show() {
      notice.querySelectorAll("[lang]").forEach(function (words) {
        words.hidden = words.lang !== document.documentElement.lang;
      });
      notice.querySelector("[name=upload]").hidden = !letter();
      notice.querySelector(".later").hidden = Boolean(letter());
    }
  }

  /** The control of the letter's upload, where it can be used now. */
  function letter() {
    var control = document.querySelector("input[type=file]#letter");
    return control && control.offsetParent && control;
  }
})();
