import cv2
import geopandas as gpd
import h5py
import netCDF4
import numpy as np
import xarray as xr
from PIL import Image

SIZES = [32, 64]


#: reads data/01_raw/logo.png
#: writes data/02_intermediate/logo_32.png
#: writes data/02_intermediate/logo_64.png
def thumbnails():
    img = Image.open("data/01_raw/logo.png")
    for size in SIZES:
        small = img.resize((size, size))
        small.save(f"data/02_intermediate/logo_{size}.png")


#: writes data/08_reporting/blank.png
def blank(value):
    Image.new("RGB", (8, 8), (1, 2, 3)).save("data/08_reporting/blank.png", format="PNG")


#: reads data/01_raw/photo.png
#: writes data/02_intermediate/gray.png
def grayscale():
    img = cv2.imread("data/01_raw/photo.png")
    gray = cv2.cvtColor(img, cv2.COLOR_BGR2GRAY)
    cv2.imwrite("data/02_intermediate/gray.png", gray)


#: reads data/01_raw/zones.geojson
#: writes data/02_intermediate/zones.gpkg
def zones():
    gdf = gpd.read_file("data/01_raw/zones.geojson")
    gdf.to_file("data/02_intermediate/zones.gpkg", driver="GPKG")


#: writes data/03_primary/cube.h5
def h5_write(arr):
    with h5py.File("data/03_primary/cube.h5", "w") as f:
        f.create_dataset("cube", data=np.asarray(arr))


#: reads data/03_primary/cube.h5
def h5_read():
    with h5py.File("data/03_primary/cube.h5", "r") as f:
        return f["cube"][:]


#: reads data/01_raw/era5.nc
#: writes data/02_intermediate/era5_mean.nc
def mean_field():
    ds = xr.open_dataset("data/01_raw/era5.nc")
    ds.mean("time").to_netcdf("data/02_intermediate/era5_mean.nc")


#: writes data/02_intermediate/grid.nc
def grid_nc(n):
    nc = netCDF4.Dataset("data/02_intermediate/grid.nc", "w")
    nc.createDimension("x", 4)
    nc.close()


#: harmless
def array_image(arr):
    img = Image.fromarray(np.zeros((4, 4), dtype="uint8"))
    return np.asarray(img.resize((2, 2)))
