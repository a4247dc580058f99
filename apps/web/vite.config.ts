import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.FLOWLOAD_SERVER ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  // Nothing is inlined as a data URL, so the server's content security policy can stay strict.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1600 },
  server: {
    proxy: { '/graphql': { target: server, ws: true } },
  },
});
