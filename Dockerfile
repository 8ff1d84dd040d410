# ziping with all that it needs to run; it connects to nothing but the database that it is given
FROM node:24-slim
WORKDIR /ziping
COPY package.json package-lock.json .npmrc ./
RUN ONNXRUNTIME_NODE_INSTALL=skip npm ci --omit=dev && npm cache clean --force
COPY src src
COPY parsers parsers
USER node
WORKDIR /home/node
ENTRYPOINT ["node", "/ziping/src/cli/ziping.js"]
