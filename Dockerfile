# syntax=docker/dockerfile:1
# What the portal is built with: compilers for better-sqlite3, every dependency, the sources.
FROM node:20.20-bookworm AS build
WORKDIR /portail
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build \
  && npx tsx scripts/pack-runtime.ts /image

# What the portal runs with: no compiler, no shell needed, nothing of the tests.
FROM node:20.20-bookworm-slim AS portal
LABEL org.opencontainers.image.title="Portail de la Fabrique numérique des ministères sociaux" \
  org.opencontainers.image.licenses="MIT"
WORKDIR /portail
ENV NODE_ENV=production \
  NODE_OPTIONS="--max-old-space-size=160 --max-semi-space-size=8" \
  MALLOC_ARENA_MAX=1 \
  NEXT_TELEMETRY_DISABLED=1 \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATA_DIR=/data
RUN install --directory --owner=node --group=node /data
COPY --from=build /image ./
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", ".next/portail-server.mjs"]
