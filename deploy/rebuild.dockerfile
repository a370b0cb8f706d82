# The container of the job that rebuilds projections: the same code as `npm run rebuild`. Build it in the root of a clone:
#   docker build -f deploy/rebuild.dockerfile -t REGION-docker.pkg.dev/PROJECT/counterfoil/rebuild .
FROM node:24-slim AS build
WORKDIR /counterfoil
COPY . .
RUN npm ci --ignore-scripts && npm run bundle:rebuild

FROM node:24-slim
WORKDIR /counterfoil
ENV NODE_ENV=production
COPY package.json package-lock.json ./
COPY domain/package.json domain/
COPY functions/package.json functions/
COPY client/package.json client/
COPY dashboard/package.json dashboard/
# The bundle leaves the SDKs outside, like the functions do.
RUN npm ci --omit=dev --ignore-scripts --workspace functions
COPY --from=build /counterfoil/functions/lib/rebuild.js functions/lib/
USER node
ENTRYPOINT ["node", "functions/lib/rebuild.js"]
