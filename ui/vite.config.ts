import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Lets the page's first questions leave, and its letters come, before the rest of it
 *  has been read: otherwise words are drawn twice, first in another font. */
function firstQuestions(): Plugin {
  return {
    name: "first-questions",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {});
        const first = chunks.find((chunk) => chunk.type === "chunk" && chunk.name === "first");
        if (!first) throw new Error("src/ipc/first.ts is no script of its own");
        const attrs = { type: "module", crossorigin: true, src: `./${first.fileName}` };
        const letters = chunks.filter((chunk) => /-latin-\d+-normal-[^.]*\.woff2$/.test(chunk.fileName));
        if (letters.length !== 3) throw new Error("src/main.ts brings other fonts");
        const fonts = letters.map((font) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${font.fileName}` },
          injectTo: "head-prepend" as const,
        }));
        return { html, tags: [{ tag: "script", attrs, injectTo: "head-prepend" }, ...fonts] };
      },
    },
    apply: "build",
  };
}

export default defineConfig({
  plugins: [svelte(), svelteTesting(), firstQuestions()],
  base: "./",
  build: {
    target: "es2022",
    // The content-security policy allows no inline script and no data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: { index: "index.html", first: "src/ipc/first.ts" } },
  },
  worker: { format: "es" },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], setupFiles: [] },
});
