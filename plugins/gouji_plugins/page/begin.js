// The page begins: everything listens, and the worker is started, if the browser can.
const CAN = ["DecompressionStream", "WebAssembly", "Worker", "HTMLDialogElement"].every((name) => name in window)
  && "adoptedStyleSheets" in Document.prototype;

function begin() {
  listenToSettings();
  paint();
  speak();
  if (!CAN) {
    state.failed = true;
    tell("old");
    return Promise.resolve();
  }
  listenToFiles();
  listenToReport();
  listenToFindings();
  listenToFixes();
  listenToYears();
  listenToSaving();
  at("stop").onclick = () => dismiss(new Stopped());
  return turn(async () => {
    try {
      await start();
      tell("ready");
    } catch (error) {
      if (error instanceof Stopped) throw error;
      fail(error);
    }
  });
}

window.gouji.ready = begin();
