// The loader. The build writes it at the head of search/manifest.js, before the names of everything else.
// Scripts are loaded with tags: fetch and modules do not work from file://.
(function (siteSearch) {
  "use strict";

  const NAME = 8; // characters of a file's name
  const loading = new Map(); // path -> promise
  const received = new WeakMap(); // script element -> what it has handed over

  /** Called by the data scripts. */
  siteSearch.receive = function (data) {
    received.set(document.currentScript, data);
  };

  /** What the script at `path` hands over; rejects when it cannot be had. */
  function load(path) {
    if (!loading.has(path)) {
      loading.set(path, new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = siteSearch.root + "search/" + path + ".js";
        const fail = function () {
          loading.delete(path); // the next query may try again
          script.remove();
          reject(new Error("not loaded: " + path));
        };
        script.onload = () => (received.has(script) || path === siteSearch.manifest.client ? resolve(received.get(script)) : fail());
        script.onerror = fail;
        document.head.append(script);
      }));
    }
    return loading.get(path);
  }

  /** Called once by the manifest, with the names of all there is. */
  siteSearch.open = function (manifest) {
    siteSearch.manifest = manifest;
    siteSearch.count = (part) => manifest[part].length / NAME;
    siteSearch.file = (folder, part, number) => load(folder + "/" + manifest[part].slice(number * NAME, (number + 1) * NAME));
    siteSearch.start = async function () {
      const [, folding] = await Promise.all([load(manifest.client), siteSearch.file("c", "folding", 0)]);
      siteSearch.useFolding(folding);
    };
    siteSearch.opened();
  };
})(window.siteSearch);
