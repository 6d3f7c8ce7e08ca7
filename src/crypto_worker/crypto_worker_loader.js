// Starts the worker. What fails here is thrown where the page hears of it; a rejected promise it would not hear.
importScripts("./crypto_worker.js");
wasm_bindgen({ module_or_path: "./crypto_worker_bg.wasm" }).catch((error) => setTimeout(() => { throw error; }));
