# One image for migrate, web, worker, beat and backup. The lock names every package by hash; nothing else is installed.
FROM python:3.11.14-slim-trixie AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements.lock /tmp/requirements.lock
RUN /opt/venv/bin/pip install --require-hashes --no-deps --only-binary :all: -r /tmp/requirements.lock

FROM python:3.11.14-slim-trixie
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    WORKBENCH_STATE=/srv/state \
    MEDIA_ROOT=/var/lib/workbench/media
RUN groupadd --gid 10001 workbench \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin workbench \
    && install -d -o 10001 -g 10001 -m 0750 /var/lib/workbench/media /var/lib/workbench/backups
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/workbench
COPY . .
# Static files are gathered here; the settings ask for addresses, which nothing connects to.
RUN SECRET_KEY=build DATABASE_URL=postgres://build@127.0.0.1/build REDIS_URL=redis://127.0.0.1 ALLOWED_HOSTS=build.invalid \
    DJANGO_SETTINGS_MODULE=workbench.settings.prod python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q annotations claims workbench
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "--config", "workbench/gunicorn_conf.py", "--bind", "0.0.0.0:8000"]
