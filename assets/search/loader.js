// The loader. The build writes it at the head of search/manifest.js, before the names of everything else.
// Scripts are loaded with tags: fetch and modules do not work from file://.
(function (siteSearch) {
  "use strict";

  const loading = new Map(); // path -> promise
  const received = new Map(); // name -> data that a script has handed over

  /** Called by the data scripts. */
  siteSearch.receive = function (name, data) {
    received.set(name, data);
  };

  function load(path) {
    if (!loading.has(path)) {
      loading.set(path, new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = siteSearch.root + path;
        script.onload = resolve;
        script.onerror = function () {
          loading.delete(path); // the next query may try again
          script.remove();
          reject(new Error("not loaded: " + path));
        };
        document.head.append(script);
      }));
    }
    return loading.get(path);
  }

  /** What the script at `path` hands over under `name`; rejects when it cannot be had. */
  async function data(name, path) {
    await load(path);
    if (!received.has(name)) throw new Error("nothing in: " + path);
    return received.get(name);
  }

  /** Called once by the manifest, with the names and paths of all there is. */
  siteSearch.open = function (manifest) {
    siteSearch.manifest = manifest;
    siteSearch.parts = (names) => Promise.all(names.map((name) => load(manifest.parts[name])));
    siteSearch.index = () => data("index", manifest.index);
    siteSearch.chunk = (number) => data("documents-" + number, manifest.documents[number]);
    siteSearch.opened();
  };
})(window.siteSearch);
