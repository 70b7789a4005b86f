from bakery.errors import OvenCold


def register(app):
    @app.exception_handler(OvenCold)
    def cold(request, error):
        return {"detail": "cold"}
