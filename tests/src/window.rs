//! The real window, driven through WebKitWebDriver as a person uses it: by the
//! words on buttons and boxes.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{json, Value};

use crate::stage::{programs, Stage};

/// A window with its driver.
pub struct Window {
    client: Client,
    driver: Child,
}

const PATIENCE: Duration = Duration::from_secs(20);

impl Window {
    /// Opens the window on a stage.
    pub async fn open(stage: &Stage, arguments: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a free port")
            .port();
        let driver = stage
            .watched("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("webkit2gtk-driver is installed");
        let capabilities = json!({
            "browserName": "wry",
            "webkitgtk:browserOptions": { "binary": programs().join("casekeep"), "args": arguments },
        });
        let address = format!("http://127.0.0.1:{port}");
        let start = Instant::now();
        let client = loop {
            let session = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.as_object().expect("an object").clone())
                .connect(&address)
                .await;
            match session {
                Ok(client) => break client,
                Err(error) if start.elapsed() > PATIENCE => panic!("no window: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        };
        Self { client, driver }
    }

    /// Everything that can be read in the window.
    pub async fn text(&self) -> String {
        let text = self.run("return document.body.innerText").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until these words can be read.
    pub async fn reads(&self, words: &str) {
        let start = Instant::now();
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{words:?} did not come; the window says:\n{text}"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses the button whose name begins with these words.
    pub async fn press(&self, name: &str) {
        let xpath = format!(
            "//button[not(@disabled) and (starts-with(normalize-space(.), {0}) or starts-with(@aria-label, {0}))]",
            quoted(name)
        );
        let start = Instant::now();
        loop {
            // A screen that is being drawn anew takes its buttons along.
            let trouble = match self.client.find(Locator::XPath(&xpath)).await {
                Ok(button) => {
                    self.bring_into_view(&button).await;
                    match button.click().await {
                        Ok(()) => return,
                        Err(error) => error,
                    }
                }
                Err(error) => error,
            };
            if start.elapsed() > PATIENCE {
                panic!(
                    "no button {name:?}: {trouble:?}; {}; the window says:\n{}",
                    self.what_lies_there(&xpath).await,
                    self.text().await
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Scrolls as a person does before they press, and waits until it stands still:
    /// what is said of a box moves what lies below. The driver itself leaves a
    /// button where it is when its box lies inside the window, also when the
    /// page's own scrolling part cuts it off there, and then presses what lies
    /// above it.
    async fn bring_into_view(&self, button: &Element) {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = arguments[0].getBoundingClientRect();
            return [box.x, box.y];";
        let start = Instant::now();
        let mut before = Value::Null;
        // One that is gone by now is looked for again.
        while let Ok(here) = self.client.execute(script, vec![json!(button)]).await {
            if here == before || start.elapsed() > PATIENCE {
                break;
            }
            before = here;
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Why something cannot be pressed: its box, and what lies at its middle.
    async fn what_lies_there(&self, xpath: &str) -> Value {
        let script = "
            const found = document.evaluate(arguments[0], document, null, 9).singleNodeValue;
            if (!found) return 'it is not there';
            const box = found.getBoundingClientRect();
            const middle = [box.x + box.width / 2, box.y + box.height / 2];
            return {
              box, window: [innerWidth, innerHeight], hidden: document.hidden,
              there: document.elementsFromPoint(...middle).map((one) => one.outerHTML.slice(0, 80)),
            };";
        self.run_with(script, vec![json!(xpath)]).await
    }

    /// Types into the box whose label begins with these words.
    pub async fn type_into(&self, label: &str, text: &str) {
        let xpath = format!(
            "//*[self::input or self::textarea][@id=//label[starts-with(normalize-space(.), {0})]/@for or starts-with(@aria-label, {0})]",
            quoted(label)
        );
        let found = self.find(&xpath).await;
        found
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("{label}: {error}"));
    }

    /// Chooses an option, by its words, in the box whose label begins with these.
    pub async fn choose(&self, label: &str, option: &str) {
        let xpath = format!(
            "//select[@id=//label[starts-with(normalize-space(.), {0})]/@for]",
            quoted(label)
        );
        let found = self.find(&xpath).await;
        found
            .select_by_label(option)
            .await
            .unwrap_or_else(|error| panic!("{label}: {error}"));
    }

    /// Chooses a file with the button for it.
    pub async fn choose_file(&self, path: &Path) {
        self.choose_file_at("//input[@type='file']", path).await;
    }

    /// The same with one of several buttons.
    pub async fn choose_file_at(&self, xpath: &str, path: &Path) {
        let input = self.find(xpath).await;
        input
            .send_keys(&path.display().to_string())
            .await
            .expect("chosen");
    }

    /// Drops a file on the window.
    pub async fn drop_file(&self, path: &Path) {
        self.drop_files(&[path]).await;
    }

    /// Drops several files at once.
    pub async fn drop_files(&self, paths: &[&Path]) {
        let files: Vec<Value> = paths
            .iter()
            .map(|path| {
                let bytes = std::fs::read(path).expect("a fixture");
                let name = path.file_name().expect("a name").to_string_lossy();
                json!([data_encoding::BASE64.encode(&bytes), name])
            })
            .collect();
        self.run_with(
            "const files = new DataTransfer();
             for (const [content, name] of arguments[0]) {
               const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
               files.items.add(new File([bytes], name));
             }
             document.body.dispatchEvent(
               new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));",
            vec![json!(files)],
        )
        .await;
    }

    /// Shows on the screen what would stand on paper, or the screen's own look again.
    pub async fn as_on_paper(&self, paper: bool) {
        // A condition that every screen fulfils stands in the place of "print".
        let mut media = ["print", "(min-width: 1px)"];
        if !paper {
            media.reverse();
        }
        self.run_with(
            "for (const sheet of document.styleSheets)
               for (const rule of sheet.cssRules)
                 if (rule.media?.mediaText === arguments[0]) rule.media.mediaText = arguments[1];",
            media.map(Value::from).to_vec(),
        )
        .await;
    }

    /// Points at something with the mouse and presses it.
    pub async fn point_at(&self, xpath: &str) {
        let found = self.find(xpath).await;
        self.bring_into_view(&found).await;
        found
            .click()
            .await
            .unwrap_or_else(|error| panic!("{xpath}: {error}"));
    }

    /// Presses a key with the control key, wherever the focus is.
    pub async fn control(&self, key: &str, shift: bool) {
        self.run_with(
            "(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown',
               { key: arguments[0], ctrlKey: true, shiftKey: arguments[1], bubbles: true, cancelable: true }));",
            vec![json!(key), json!(shift)],
        )
        .await;
    }

    /// Presses a key where the focus is, as a keyboard does.
    pub async fn key(&self, key: &str) {
        let start = Instant::now();
        loop {
            let focused = self.client.active_element().await.expect("a focus");
            match focused.send_keys(key).await {
                Ok(()) => return,
                // A screen that is being drawn anew takes the focused thing along.
                Err(error) => assert!(start.elapsed() < PATIENCE, "{key:?}: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses Tab until the focus is on something whose name begins with these
    /// words. The focus must be visible at every stop.
    pub async fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..60 {
            self.key(TAB).await;
            let stop = self.run(FOCUS).await;
            let here = stop["name"].as_str().unwrap_or_default().to_owned();
            assert_eq!(stop["seen"], true, "the focus cannot be seen on {here:?}");
            if here.starts_with(name) {
                return;
            }
            passed.push(here);
        }
        panic!("Tab never came to {name:?}, but to {passed:?}");
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new()).await
    }

    /// Runs a script with arguments in the page.
    pub async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .expect("the script runs")
    }

    /// Violations that axe finds on the screen as it stands, in short.
    pub async fn axe(&self) -> Vec<String> {
        let axe =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(axe).expect("axe-core is installed");
        self.run(&source).await;
        let found = self
            .client
            .execute_async(
                "const done = arguments[arguments.length - 1];
                 axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                    .then((r) => done(r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | ').slice(0, 300))));",
                Vec::new(),
            )
            .await
            .expect("axe runs");
        let found = found.as_array().cloned().unwrap_or_default();
        found
            .iter()
            .filter_map(|one| one.as_str().map(str::to_owned))
            .collect()
    }

    /// Ends the window as its close button does.
    pub async fn close(mut self) {
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }

    async fn find(&self, xpath: &str) -> Element {
        let start = Instant::now();
        loop {
            match self.client.find(Locator::XPath(xpath)).await {
                Ok(found) => return found,
                Err(error) if start.elapsed() > PATIENCE => {
                    panic!("{xpath}: {error}; the window says:\n{}", self.text().await)
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }
}

/// WebDriver's name of the Tab key.
const TAB: &str = "\u{e004}";

/// Where the focus is, and whether it can be seen.
const FOCUS: &str = "const e = document.activeElement;
    const name = e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.tagName;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const seen = e !== document.body && style.outlineStyle !== 'none'
        && parseFloat(style.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight;
    return { name: name.trim(), seen };";

impl Drop for Window {
    fn drop(&mut self) {
        // Where the driver is watched, this ends the watcher: the driver is its child.
        let _ = Command::new("pkill")
            .args(["-KILL", "-x", "WebKitWebDriver", "-P"])
            .arg(self.driver.id().to_string())
            .status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A text inside an XPath; none of ours has both kinds of quotes.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{text}\"")
    } else {
        format!("'{text}'")
    }
}
